"""Forms that anybody may send without an account: how programs are told from people, what stands around them, and what is sent twice."""
