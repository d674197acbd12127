/** The caches that were made: whoever checks that an option is one need not load what a cache is made of. */
export const lintCaches = new WeakSet<object>();
