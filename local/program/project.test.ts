import { join } from "node:path";
import { readProject, stackConfig } from "./project";

const root = join(__dirname, "fixtures", "project");

describe("a stack's configuration", () => {
  test("is the project's defaults, then the stack's values, then the overrides, by full key", () => {
    const overrides = { interval: "4", "azure-native:location": "westeurope" };
    expect(stackConfig(readProject(root), "dev", overrides)).toEqual({
      "azure-native:location": "westeurope",
      "fixture:companies": "[]",
      "fixture:interval": "4",
      "fixture:language": "de-ch",
      "fixture:tags": '{"owner":"data"}',
    });
  });

  test("of a stack without a file is an error that names the file", () => {
    const file = join(root, "Pulumi.nowhere.yaml");
    expect(() => stackConfig(readProject(root), "nowhere")).toThrow(
      expect.objectContaining({ code: "project-file-missing", message: `${file} cannot be read`, where: { file } }),
    );
  });

  test.each(["text", "list", "listed"])(
    "that is no map of keys and values is an error that names the file: %s",
    (stack) => {
      const file = join(root, `Pulumi.${stack}.yaml`);
      expect(() => stackConfig(readProject(root), stack)).toThrow(
        expect.objectContaining({ code: "configuration-invalid", where: { file } }),
      );
    },
  );

  test("that is encrypted is left to Pulumi, and refused where the project would need it", () => {
    expect(stackConfig(readProject(root), "secret")).not.toHaveProperty("azure-native:clientSecret");
    expect(() => stackConfig(readProject(root), "secretOfOurs")).toThrow(
      expect.objectContaining({
        code: "configuration-invalid",
        message: expect.stringContaining("fixture:language: is encrypted") as string,
      }),
    );
  });

  test("that is not YAML is an error that names the file", () => {
    const file = join(root, "Pulumi.broken.yaml");
    expect(() => stackConfig(readProject(root), "broken")).toThrow(
      expect.objectContaining({ code: "project-file-not-yaml", where: { file } }),
    );
  });
});

test("a project without a name is an error that names the file", () => {
  const nameless = join(__dirname, "fixtures", "nameless");
  expect(() => readProject(nameless)).toThrow(
    expect.objectContaining({ code: "project-without-name", where: { file: join(nameless, "Pulumi.yaml") } }),
  );
});
