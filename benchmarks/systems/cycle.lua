-- Asks for the addresses of a file, one after the other, over and over; then tells how it went.
-- wrk … -s cycle.lua URL -- FILE [NAME VALUE]

local requests, count, at = {}, 0, 0

function init(args)
  local headers = {}
  if args[2] then headers[args[2]] = args[3] end
  for path in io.lines(args[1]) do
    count = count + 1
    requests[count] = wrk.format("GET", path, headers)
  end
end

function request()
  at = at % count + 1
  return requests[at]
end

function done(summary, latency, _)
  local errors = summary.errors
  io.write(string.format(
    'RESULT {"requests": %d, "microseconds": %d, "bytes": %d, "failed": %d, "refused": %d, '
      .. '"p50": %f, "p99": %f}\n',
    summary.requests, summary.duration, summary.bytes,
    errors.connect + errors.read + errors.write + errors.timeout, errors.status,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
