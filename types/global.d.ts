/// <reference types="@tarojs/taro" />

declare module '*.png' {
  const url: string
  export default url
}
declare module '*.svg' {
  const url: string
  export default url
}
declare module '*.css'
declare module '*.scss'

declare namespace NodeJS {
  interface ProcessEnv {
    /** The build target: replaced by a literal at build time. */
    TARO_ENV: 'weapp' | 'h5'
    /** Where the room server answers; empty = none was given at build time. */
    TARO_APP_SERVER?: string
  }
}
