export default definePageConfig({ navigationBarTitleText: '开房间' })
