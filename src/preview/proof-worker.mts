import { parentPort, workerData } from 'node:worker_threads'
import type { Scenario } from '../engine/index.ts'
import { proveNow } from '../scenario/prove/index.ts'

// Proves one scenario, answers the proof, and ends.
parentPort?.postMessage(proveNow(workerData as Scenario))
