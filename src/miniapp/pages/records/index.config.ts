export default definePageConfig({ navigationBarTitleText: '走过的夜晚' })
