export default definePageConfig({ navigationBarTitleText: '加入房间' })
