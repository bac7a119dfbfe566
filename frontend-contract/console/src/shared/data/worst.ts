/** How labs may stand to a requirement, the worst first: as the platform orders it. */
export const WORST: readonly string[] = ['BREACHED', 'OVERDUE', 'CONTESTED', 'ABSENT', 'DUE_SOON', 'CLAIMED', 'MET', 'NOT_APPLICABLE'];
