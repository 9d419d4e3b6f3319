.PHONY: run dev test

run: ## build the release and serve it with an invented site on http://127.0.0.1:3000, data in ./data
	@.ci/build
	@.ci/serve

dev: ## the same, rebuilt and reloaded at every change
	@.ci/dev

test: ## format, lints, the dependency rule, all tests on SQLite and PostgreSQL, budgets, end to end in Chromium
	@.ci/test
