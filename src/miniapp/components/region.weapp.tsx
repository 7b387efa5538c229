import { CustomWrapper } from '@tarojs/components'
import type { PropsWithChildren } from 'react'

export const Region = ({ children }: PropsWithChildren) => <CustomWrapper>{children}</CustomWrapper>
