-- Requests on standard input: "<format> <length>\n" and so many bytes. Answers: "<1|0> <length>\n" and as many.
io.stdout:setvbuf("no")
while true do
  local head = io.read("l")
  if not head then break end
  local format, length = head:match("^(%S+) (%d+)$")
  local content = tonumber(length) > 0 and io.read(tonumber(length)) or ""
  local ok, said = pcall(function() return pandoc.write(pandoc.read(content, format, nil, {}), "json") end)
  said = tostring(said)
  io.write((ok and "1 " or "0 ") .. #said .. "\n" .. said)
  io.flush()
end
