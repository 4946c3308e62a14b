/** The variable by which the processes of a test run know the folder of its evaluated programs. */
export const folderVariable = "EVALUATED_PROGRAMS";
