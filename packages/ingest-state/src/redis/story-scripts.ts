import { maxAlike, maxUnderKey } from '../stories.ts'

/*
 * A list under a search key is the 16 bytes of each article's id, one after the other, the latest last. The articles that
 * are found are read in the same script, by keys made of their ids: one more reason why this is not for a cluster.
 */

/** KEYS: the article, then its search keys. ARGV: what the key of an article starts with. */
export const findStoriesScript = `
local known = redis.call('GET', KEYS[1])
if known then return {known} end
local weights, ids = {}, {}
for i = 2, #KEYS do
  local list = redis.call('GET', KEYS[i])
  if list then
    for at = 1, #list, 16 do
      local id = string.sub(list, at, at + 15)
      if not weights[id] then
        weights[id] = 0
        ids[#ids + 1] = id
      end
      weights[id] = weights[id] + 16 / #list
    end
  end
end
table.sort(ids, function(a, b)
  if weights[a] ~= weights[b] then return weights[a] > weights[b] end
  return a < b
end)
local found = {false}
for _, id in ipairs(ids) do
  if #found > ${2 * maxAlike} then break end
  local hex = string.gsub(id, '.', function(c) return string.format('%02x', string.byte(c)) end)
  local article = redis.call('GET', ARGV[1] .. hex)
  if article then
    found[#found + 1] = id
    found[#found + 1] = article
  end
end
return found`

/**
 * KEYS: the article, then its search keys. ARGV: ttl ms, the article's id, its link, its sketch. Answers the link that
 * counts: the one that was stored before, if any.
 */
export const rememberStoryScript = `
local kept = redis.call('GET', KEYS[1])
local link = kept and string.sub(kept, 1, #ARGV[3]) or ARGV[3]
redis.call('SET', KEYS[1], link .. ARGV[4], 'PX', ARGV[1])
for i = 2, #KEYS do
  local list = redis.call('GET', KEYS[i]) or ''
  for at = 1, #list, 16 do
    if string.sub(list, at, at + 15) == ARGV[2] then
      list = string.sub(list, 1, at - 1) .. string.sub(list, at + 16)
      break
    end
  end
  redis.call('SET', KEYS[i], string.sub(list .. ARGV[2], ${-16 * maxUnderKey}), 'PX', ARGV[1])
end
return link`
