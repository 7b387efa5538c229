import type { Snippet } from './base'

export const TASK_SNIPPETS: readonly Snippet[] = []
export const BARRIER_SNIPPETS: readonly Snippet[] = []
