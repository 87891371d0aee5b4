// SPDX-License-Identifier: Apache-2.0
// prod FOLDER: a cdktn program, typed class by class, with the resources that `synth prod` writes to FOLDER. Terraform's names become those of the bindings;
// keys of maps stay as they are.
import { readFileSync, readdirSync } from "node:fs";

const [folder] = process.argv.slice(2);
const camel = (name) => name.replace(/_+([a-z0-9])/g, (_, letter) => letter.toUpperCase());
// Two classes have an A behind them, where a type of a block has the name.
const taken = new Set(["s3_bucket_server_side_encryption_configuration", "s3_bucket_versioning"]);
const className = (name) => camel("_" + name) + (taken.has(name) ? "A" : "");
const maps = new Set(["tags", "dimensions", "triggers_replace", "keepers"]);
const meta = new Set(["depends_on", "for_each", "count", "provider", "provisioner", "//"]);

function literal(value, key) {
  if (Array.isArray(value)) return `[${value.map((element) => literal(element)).join(", ")}]`;
  if (value !== null && typeof value === "object")
    return `{ ${Object.entries(value).map(([name, inner]) => `${JSON.stringify(maps.has(key) ? name : camel(name))}: ${literal(inner, name)}`).join(", ")} }`;
  return JSON.stringify(value);
}

const modules = readdirSync(`${folder}/modules`).sort().map((name) => [name, `${folder}/modules/${name}/main.tf.json`]);
const types = new Set();
let body = "";
for (const [module, file] of [["root", `${folder}/main.tf.json`], ...modules])
  for (const [type, objects] of Object.entries(JSON.parse(readFileSync(file, "utf8")).resource ?? {})) {
    if (!type.startsWith("aws_")) continue;
    types.add(type);
    for (const [name, argumentsOf] of Object.entries(objects)) {
      const plain = Object.fromEntries(Object.entries(argumentsOf).filter(([key]) => !meta.has(key)));
      body += `new ${className(type.slice(4))}(stack, "${module}_${type}_${name}", ${literal(plain)});\n`;
    }
  }
const imports = [...types].sort().map((type) => `import { ${className(type.slice(4))} } from "@cdktn/provider-aws/lib/${type.slice(4).replaceAll("_", "-")}";`);
console.log(`import { App, TerraformStack } from "cdktn";
import { AwsProvider } from "@cdktn/provider-aws/lib/provider";
${imports.join("\n")}
const app = new App({ outdir: process.argv[2], skipValidation: true });
const stack = new TerraformStack(app, "prod");
new AwsProvider(stack, "aws", { region: "ap-south-1" });
${body}app.synth();`);
