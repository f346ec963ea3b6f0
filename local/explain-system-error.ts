/**
 * What a person can do about an error of the file system or of Postgres that is no defect of ours: a full disk, a
 * file without permission.
 *
 * @returns one line, or null for any other error. A cause is looked at, too.
 */
export function explainSystemError(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  const { code, path, syscall } = error as NodeJS.ErrnoException
  const what = path ?? 'the data folder'
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case '53100': // disk_full of Postgres
      return `The disk is full (${path ?? error.message}): make room and start again.`
    case 'EACCES':
    case 'EPERM':
      return `This user may not ${syscall ?? 'use'} ${what} (${code}): give it the right to, or choose another folder with DATA_DIR.`
    case 'EROFS':
      return `${what} cannot be written (${code}): choose a folder on another disk with DATA_DIR.`
    case 'EMFILE':
    case 'ENFILE':
      return `There are too many open files (${code}): close other programs, or raise the limit (ulimit -n).`
    default:
      return explainSystemError(error.cause)
  }
}
