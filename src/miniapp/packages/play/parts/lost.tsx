import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { Page } from '../../../components/page'
import { words } from '../../../words'

/** A page that can't find what it should show: cause, cure, a way home. */
export const Lost = ({ onHome, text }: { readonly onHome: () => void; readonly text?: string }) => (
  <Page name="lost">
    <View className="lost">
      <View className="lost__cause">{text ?? words.app.lost.cause}</View>
      <View className="lost__cure">{words.app.lost.cure}</View>
      <Button name="go-home" label={words.app.home} onTap={onHome} />
    </View>
  </Page>
)
