// npm run bench -- recovery [rounds] [rooms]: how long after a kill -9 the rooms answer again, from the start of the process.
await import('./recovery.mts')
