import { View } from '@tarojs/components'
import { Facts } from '../../../components/fact'
import { Fold } from '../../../components/fold'
import type { View as Seen } from '../../../engine'
import { words } from '../../../words'
import { nameOf } from './act'
import { Mates } from './mates'

/** What the role holds: words kept for team-mates, in the open, and clues and the private brief, folded. */
export const Pocket = ({ view }: { readonly view: Seen }) => {
  const { me } = view
  if (me === null) return null
  return (
    <View className="pocket">
      {me.notes.length === 0 ? null : (
        <View className="notes">
          <View className="notes__title">{words.play.notes}</View>
          {me.notes.map((note) => (
            <View className="notes__one" key={note.text}>
              <View className="notes__for">
                {(note.kind === 'held' ? words.play.noteFrom : words.play.noteLeft)(nameOf(view, note.role))}
              </View>
              <View className="notes__text">{note.text}</View>
            </View>
          ))}
        </View>
      )}
      <Mates />
      {me.clues.length === 0 ? null : (
        <Fold label={`${words.play.clues}（${me.clues.length}）`} name="clues">
          {me.clues.map((clue) => (
            <View className="clue" key={clue.title}>
              <View className="clue__title">{clue.title}</View>
              <View className="clue__text">{clue.text}</View>
              <Facts facts={clue.facts} />
            </View>
          ))}
        </Fold>
      )}
      <Fold label={words.play.brief} name="my-brief">
        {me.brief.map((page) => (
          <View className="clue__text" key={page}>
            {page}
          </View>
        ))}
      </Fold>
    </View>
  )
}
