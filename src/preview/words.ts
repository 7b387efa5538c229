/** What the preview says to the writer, in the terminal and on its page. */
export const words = {
  gone: {
    role: (name: string) => `角色“${name}”没有了`,
    act: (title: string) => `这一幕“${title}”没有了`,
    otherAct: (was: string, now: string) => `这一步是在“${was}”里做的，现在走到的是“${now}”`,
    task: (name: string) => `任务“${name}”没有了，或者换了种类`,
    noTask: (who: string, name: string) => `${who}在这里没有任务可做了，走不到“${name}”`,
    otherTask: (who: string, now: string, was: string) => `${who}现在要先做“${now}”，还轮不到“${was}”`,
    option: (text: string) => `当时选的“${text}”没有了`,
    slot: (label: string) => `“${label}”是新加的，当时没有答过`,
    trap: (title: string) => `陷阱“${title}”没有了，或者不再让人停住`,
    notHeld: (who: string, title: string) => `${who}这一次没有被“${title}”绊住`,
    barrier: '这一幕的关卡换了种类，或者这一份没有了',
  },
  doing: {
    ended: '这一晚走完了',
    held: (trap: string) => `被“${trap}”绊住了`,
    task: (title: string) => `在做“${title}”`,
    action: (title: string) => `大家在“${title}”`,
    waiting: '做完了，在等大家',
  },
  step: {
    time: '时间过去了',
    joined: '换了座位',
    help: '举手要帮忙，或者放下了手',
    lever: '主持人动了一下开关',
    other: '有了变化',
  },
  notice: {
    branched: (from: number, dropped: number) =>
      `从第 ${from} 步另走了一条路；原来后面的 ${dropped} 步先收在一边，可以“换回原来那条路”。`,
    swapped: '换回了原来那条路。',
    jumped: (act: string, steps: number) => `电脑同伴走了 ${steps} 步，到了“${act}”。`,
    anew: (act: string) => `从现在走不到“${act}”，另起了一晚走到那里。原来那条路收在一边。`,
    noWay: (act: string) => `试了许多条路，都走不到“${act}”。请看看前面各幕的“next”和条件。`,
    nobody: '现在没有谁能走：也许在暂停，也许只剩下等时间。',
    reloaded: '剧本保存了，手机上已经是新的，还在原来的地方。',
    shifted: (step: number) => `剧本保存了，但走到第 ${step} 步就接不上了，手机停在它前面。`,
    broken: (errors: number) => `剧本里有 ${errors} 处错误，手机上还是改坏以前的样子。`,
    mended: '错误改好了，手机上已经是新的。',
    lateTime: '刚才那一下晚了一步，时间先到了。',
  },
} as const

/** What the command says in the terminal. */
export const terminal = {
  portTaken: (port: number, host: string) =>
    `端口 ${port} 不能用：被别的程序占着，或者 ${host} 不是这台电脑的地址。换一个，例如 --port ${port + 1}；不写 --port 会自己找。`,
  notInstalled: '还没有安装依赖，请先运行：npm ci',
  notBuilt: '构建没有成功，请看上面的说明。',
  started: (file: string, url: string) => `
预览已经启动：${file}

  在浏览器里打开   ${url}

文件一保存，手机上就是新的。停下按 Ctrl-C`,
} as const
