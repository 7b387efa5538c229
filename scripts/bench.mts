import fs from 'node:fs'
import { at } from './lib/paths.mts'
import { runNode } from './lib/run.mts'

// npm run bench -- <what> [rounds] [seconds]: measures us beside named peers in one run. Writes tests/bench/results/.

const [what = '', ...rest] = process.argv.slice(2)
if (!fs.existsSync(at(`tests/bench/${what}/run.mjs`)) || what === '') {
  const known = fs.readdirSync(at('tests/bench')).filter((name) => fs.existsSync(at(`tests/bench/${name}/run.mjs`)))
  console.error(`用法：npm run bench -- ${known.join(' | ')} [轮数] [秒数]`)
  process.exitCode = 2
} else if (!fs.existsSync(at('tests/bench/node_modules'))) {
  console.error('还没有安装用来比较的程序，请先运行：npm install --prefix tests/bench')
  process.exitCode = 2
} else {
  const { code } = await runNode(['--import', 'tsx', `tests/bench/${what}/run.mjs`, ...rest])
  process.exitCode = code
}
