/*
 * Each script touches only the keys it is given. They are sent with EVAL, never EVALSHA: a Redis that restarted knows no
 * scripts, and the text is smaller than one batch of claims.
 */

/** KEYS: claims. ARGV: ttl ms, then the value of each. Answers what was stored already, or null, per claim. */
export const claimScript = `
local found = {}
for i, key in ipairs(KEYS) do
  found[i] = redis.call('SET', key, ARGV[i + 1], 'NX', 'GET', 'PX', ARGV[1]) or false
end
return found`

/** KEYS: claims. ARGV: the owner prefix of each. Answers how many were deleted. */
export const releaseScript = `
local released = 0
for i, key in ipairs(KEYS) do
  local value = redis.call('GET', key)
  if value and string.sub(value, 1, #ARGV[i]) == ARGV[i] then
    released = released + redis.call('DEL', key)
  end
end
return released`

/** KEYS: the lease. ARGV: holder, ttl ms. Answers 1 when taken or renewed, else 0. */
export const leaseScript = `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`

/** KEYS: the lease. ARGV: holder. */
export const releaseLeaseScript = `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`

/** KEYS: next polls. ARGV: the first poll of each, kept where there is none yet. Answers what counts for each. */
export const nextPollsScript = `
local polls = {}
for i, key in ipairs(KEYS) do
  polls[i] = redis.call('SET', key, ARGV[i], 'NX', 'GET') or ARGV[i]
end
return polls`

/** KEYS: records of sources. Answers each, or null. */
export const recordsScript = `
local records = {}
for i, key in ipairs(KEYS) do
  records[i] = redis.call('GET', key)
end
return records`

/** KEYS: the lease, the record, the next poll. ARGV: holder, and what is kept of both. Answers 1 when it was kept. */
export const settlePollScript = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[2], ARGV[2])
redis.call('SET', KEYS[3], ARGV[3])
redis.call('DEL', KEYS[1])
return 1`
