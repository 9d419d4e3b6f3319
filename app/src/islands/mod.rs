//! What has rich state in the browser. An island gets its words from the page; it fetches nothing and knows no secret.
