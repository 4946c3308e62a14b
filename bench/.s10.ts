const { jobs } = require("/work/main/bench/jobs");
const t = performance.now();
jobs.firstCopy({ bronze: "/work/main/.data/bench/10000000/bronze", lines: 10000000 }).then(() => console.log("sample", Math.round((performance.now() - t) / 1000), "s"));
