// Source of bpmnlint.cjs: node bpmnlint.cjs RULES.json FILE.bpmn... prints the findings as a JSON array.
const { readFile } = require('node:fs/promises');
const { BpmnModdle } = require('bpmn-moddle');
const Linter = require('bpmnlint/lib/linter');
const StaticResolver = require('bpmnlint/lib/resolver/static-resolver');
const camunda = require('camunda-bpmn-moddle/resources/camunda.json');
const recommended = require('bpmnlint/config/recommended');

// esbuild takes a pattern for every file that fits it, so each rule of the package travels along
const rule = (name) => require(`./node_modules/bpmnlint/rules/${name}.js`);

const executableProcess = () => ({
  check(node, reporter) {
    if (node.$type === 'bpmn:Process' && !node.isExecutable) {
      reporter.report(node.id, 'Process is not executable');
    }
  },
});

function linterFor(config) {
  const cache = {
    'config:bpmnlint/recommended': recommended,
    'rule:bpmnlint-plugin-desk/executable-process': executableProcess,
  };
  const names = [...Object.keys(recommended.rules), ...Object.keys(config.rules)];
  names.filter((name) => !name.includes('/')).forEach((name) => (cache[`rule:bpmnlint/${name}`] = rule(name)));
  return new Linter({ config, resolver: new StaticResolver(cache) });
}

async function lint(linter, file) {
  const { rootElement, warnings } = await new BpmnModdle({ camunda }).fromXML(await readFile(file, 'utf8'));
  // the engine ignores a misspelt camunda: name; here it is a warning of the import and counts as an error
  const findings = warnings.map(({ message, element }) => ({ file, rule: 'import', id: element?.id ?? '', message }));
  for (const [name, reports] of Object.entries(await linter.lint(rootElement))) {
    reports.forEach(({ id, message }) => findings.push({ file, rule: name, id: id ?? '', message }));
  }
  return findings;
}

async function main([rules, ...files]) {
  const linter = linterFor(JSON.parse(await readFile(rules, 'utf8')));
  const findings = [];
  for (const file of files) {
    findings.push(...(await lint(linter, file)));
  }
  process.stdout.write(JSON.stringify(findings));
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
