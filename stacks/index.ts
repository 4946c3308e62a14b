import { deployCommerce } from "./deployCommerce";
import { explained } from "../components/explained";

// At module level: Node 20 needs half a minute to print an error that an exported function throws, because the stack then
// names a file directly below `node_modules/@pulumi`, on which its search for the package's name does not end.
export = explained(deployCommerce);
