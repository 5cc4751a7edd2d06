"""Where pages come from: folders, Jekyll sites, commits of a repository, WARC files, URLs.

`folder` finds out what an input is; `jekyll` renders a site's pages by `liquid` from its `data`, in
texts that know their places in its files (`placed`); `versions` does so for each commit of `git`.
"""
