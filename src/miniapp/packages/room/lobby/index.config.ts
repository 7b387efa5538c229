export default definePageConfig({ navigationBarTitleText: '房间', enableShareAppMessage: true })
