import { deployer } from "../../components/azure/credential";
import { Factory } from "./factory";
import { lookAtRun, runInAzure } from "./runInAzure";
import { azure as start, codesOf, context, load, loggedIn, place, problemsOf } from "./testing/azure";
import { ManagementApi, type Moment } from "./testing/managementApi";
import { goingWell } from "./testing/runs";

let api: ManagementApi;
afterEach(() => api.stop());

async function azure(...moments: readonly Moment[]): Promise<Factory> {
  const started = await start(...moments);
  api = started.api;
  return started.factory;
}

describe("what Azure refuses is an error that says what to do", () => {
  test.each([
    [{ status: 401, code: "InvalidAuthenticationToken" }, "azure-login-missing"],
    [{ status: 403, code: "AuthorizationFailed" }, "azure-permission-missing"],
    [{ status: 404, code: "ResourceNotFound" }, "azure-factory-not-found"],
    [{ status: 404, code: "ResourceGroupNotFound" }, "azure-factory-not-found"],
    [{ status: 404, code: "PipelineNotFound" }, "azure-not-found"],
    [{ status: 429, code: "TooManyRequests" }, "azure-throttled"],
    [{ status: 400, code: "BadRequest" }, "azure-refused"],
    [{ status: 503, code: "ServerBusy" }, "azure-refused"],
  ] as const)("%j", async (refusal, code) => {
    const factory = await azure(...goingWell());
    api.refusals.push(refusal, refusal, refusal, refusal);
    expect(await codesOf(runInAzure(factory, load, context()))).toEqual([code]);
  });

  test("a run that is not there", async () => {
    const [found] = await problemsOf(lookAtRun(await azure(...goingWell()), "0a1b"));
    expect(found).toMatchObject({ code: "azure-not-found", message: "adf-commerce has no run 0a1b" });
  });

  test("no login", async () => {
    const environment = { ARM_TENANT_ID: "t", ARM_CLIENT_ID: "c", ARM_CLIENT_CERTIFICATE_PATH: "/none.pem" };
    const nobody = deployer({ config: {}, environment })();
    const factory = new Factory(place, nobody, (api = await ManagementApi.start()).clientOptions);
    expect(await codesOf(factory.cancel("root"))).toEqual(["azure-login-missing"]);
    expect(api.asked).toEqual([]);
  });

  test("no network", async () => {
    api = await ManagementApi.start();
    const factory = new Factory(place, loggedIn, { ...api.clientOptions, retryOptions: { maxRetries: 0 } });
    await api.stop();
    expect(await codesOf(factory.cancel("root"))).toEqual(["azure-unreachable"]);
  });
});
