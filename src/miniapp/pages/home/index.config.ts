export default definePageConfig({ navigationBarTitleText: '星火同行' })
