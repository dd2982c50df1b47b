"""What tells a challenge by its head alone; below all stages, since who asks again and who judges both look at it."""

HEADERS = ("cf-mitigated", "x-vercel-mitigated", "x-amzn-waf-action", "x-datadome-captcha", "sg-captcha")
"""Headers that say 'this answer is a challenge', not only 'a firewall stands here'; asked again, it comes again."""
