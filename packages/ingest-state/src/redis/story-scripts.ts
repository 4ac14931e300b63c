import { maxAlike, maxUnderKey } from '../stories.ts'
import { linkLength, notTold } from '../story-form.ts'

/*
 * A list under a search key is the 16 bytes of each article's id, one after the other, the latest last. The articles that
 * are found are read in the same script, by keys made of their ids: one more reason why this is not for a cluster.
 */

/**
 * KEYS: the article, then its search keys. ARGV: ttl ms, the article's id, its link while it is not told, its sketch, what
 * the key of an article starts with. Answers the link when it is told, else nothing followed by id and record of each
 * article found, in pairs.
 */
export const placeStoryScript = `
local kept = redis.call('GET', KEYS[1])
local link = kept and string.sub(kept, 1, ${linkLength}) or ARGV[3]
local told = string.byte(link) ~= ${notTold}
redis.call('SET', KEYS[1], link .. ARGV[4], 'PX', ARGV[1])
local weights, ids = {}, {}
for i = 2, #KEYS do
  local list = redis.call('GET', KEYS[i]) or ''
  local own = nil
  for at = 1, #list, 16 do
    local id = string.sub(list, at, at + 15)
    if id == ARGV[2] then
      own = at
    else
      if not weights[id] then
        weights[id] = 0
        ids[#ids + 1] = id
      end
      weights[id] = weights[id] + 16 / #list
    end
  end
  if own then list = string.sub(list, 1, own - 1) .. string.sub(list, own + 16) end
  redis.call('SET', KEYS[i], string.sub(list .. ARGV[2], ${-16 * maxUnderKey}), 'PX', ARGV[1])
end
if told then return {link} end
table.sort(ids, function(a, b)
  if weights[a] ~= weights[b] then return weights[a] > weights[b] end
  return a < b
end)
local found = {false}
for _, id in ipairs(ids) do
  if #found > ${2 * maxAlike} then break end
  local hex = string.gsub(id, '.', function(c) return string.format('%02x', string.byte(c)) end)
  local article = redis.call('GET', ARGV[5] .. hex)
  if article then
    found[#found + 1] = id
    found[#found + 1] = article
  end
end
return found`

/**
 * KEYS: the article, and the one it is close to, if any. ARGV: the link. Answers the link that counts: the first that was
 * told, with the story of the other article as that is told by now.
 */
export const tellStoryScript = `
local kept = redis.call('GET', KEYS[1])
if not kept then return ARGV[1] end
if string.byte(kept) ~= ${notTold} then return string.sub(kept, 1, ${linkLength}) end
local link = ARGV[1]
local other = KEYS[2] and redis.call('GET', KEYS[2])
if other then link = string.sub(link, 1, 1) .. string.sub(other, 2, 17) .. string.sub(link, 18) end
redis.call('SET', KEYS[1], link .. string.sub(kept, ${linkLength + 1}), 'KEEPTTL')
return link`
