// Stands in for '@tarojs/taro' outside a Taro build: the real API of the web target, with simple page lifecycle hooks.

import { useEffect } from 'react'
import * as api from '../../node_modules/@tarojs/plugin-platform-h5/dist/runtime/apis/index.js'

export * from '../../node_modules/@tarojs/plugin-platform-h5/dist/runtime/apis/index.js'

type Hook = (callback: () => unknown) => void

const onMount: Hook = (callback) =>
  useEffect(() => {
    callback()
  }, [])

const onUnmount: Hook = (callback) =>
  useEffect(
    () => () => {
      callback()
    },
    [],
  )

export const useDidShow = onMount
export const useReady = onMount
export const useLoad = onMount
export const useLaunch = onMount
export const useDidHide = onUnmount
export const useUnload = onUnmount
export const useShareAppMessage = (): void => {}
export const useShareTimeline = (): void => {}
export const useRouter = () => ({ path: '', params: {} as Record<string, string> })

export default {
  ...api.default,
  ...api,
  useDidShow,
  useReady,
  useLoad,
  useLaunch,
  useDidHide,
  useUnload,
  useShareAppMessage,
  useShareTimeline,
  useRouter,
}
