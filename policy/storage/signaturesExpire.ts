import { StorageAccount } from "@pulumi/azure-native/storage";
import { resourcePolicy } from "../define";

const mostDays = 7;

export const signaturesExpire = resourcePolicy(
  {
    name: "storage-signatures-expire",
    description: `Shared access signatures end after at most ${mostDays} days`,
    severity: "medium",
    rules: ["CKV2_AZURE_41", "bc1b984e-ddae-40cc-801a-050a030e4fbe", "7aa1c9d5-3d7e-4579-8117-d85e99211757"],
    benchmark: ["IM-1"],
    remediation: `Give it a sasPolicy with a sasExpirationPeriod of at most "${mostDays}.00:00:00"`,
  },
  StorageAccount,
  function* ({ sasPolicy }) {
    // Days, hours, minutes and seconds: `1.00:00:00`.
    const days = /^(\d+)\.(\d\d):(\d\d):(\d\d)$/.exec(sasPolicy?.sasExpirationPeriod ?? "");
    if (days === null) yield "has no policy of shared access signatures";
    else if (Number(days[1]) + (/[1-9]/.test(days.slice(2).join("")) ? 1 : 0) > mostDays)
      yield `lets shared access signatures live for ${days[0]}`;
  },
);
