export default definePageConfig({ navigationBarTitleText: '剧目' })
