import { View } from '@tarojs/components'
import { useLineNews } from '../stores/line-news'
import { aria } from './aria'
import { Button } from './button'

/** What is the matter with the line to the room, and what to do about it; nothing while it is fine. */
export const LineCard = () => {
  const news = useLineNews()
  if (news === null) return null
  return (
    <View className={`line-card ${news.ended ? 'line-card--ended' : ''}`} {...aria({ role: 'alert' })}>
      <View className="line-card__text">{news.text}</View>
      {news.cure === null ? null : <Button name={news.cure.name} label={news.cure.label} onTap={news.cure.go} />}
    </View>
  )
}
