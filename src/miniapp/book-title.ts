/** A title as it is printed: titles come with and without 《》; a title within a title takes 〈〉. */
export const bookTitle = (title: string): string => {
  const bare = title.replace(/^《([^《》]*)》$/, '$1')
  return `《${bare.replace(/《/g, '〈').replace(/》/g, '〉')}》`
}
