export default definePageConfig({ navigationBarTitleText: '选角色' })
