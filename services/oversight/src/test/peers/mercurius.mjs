// Mercurius with its JIT and its own batching loaders: one statement a level.
import Fastify from "fastify";
import mercurius from "mercurius";
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 });
const app = Fastify();
const schema = `
  type Query { labs(first: Int): [Lab!]! }
  type Lab { id: ID! models(first: Int): [Model!]! }
  type Model { id: ID! cells(kind: String): [Cell!]! }
  type Cell { commitmentKey: String! status: String! reasons: [Reason!]! }
  type Reason { sentence: String! relatesTo: ID below: [Below!]! }
  type Below { relatesTo: ID evidence: [Evidence!]! }
  type Evidence { relatesTo: ID }
`;
const many = (table, key, columns, extra = () => "") => async (queries) => {
  const ids = queries.map((q) => q.obj.id);
  const { rows } = await pool.query({
    name: table + extra(queries[0].params),
    text: `select ${key} as parent, ${columns} from peer.${table} where ${key} = any($1) ${extra(queries[0].params)} order by ordinal`,
    values: [ids],
  });
  const by = new Map(ids.map((id) => [String(id), []]));
  for (const row of rows) by.get(String(row.parent)).push(row);
  return queries.map((q) => {
    const found = by.get(String(q.obj.id));
    return q.params.first ? found.slice(0, q.params.first) : found;
  });
};
app.register(mercurius, {
  schema,
  jit: 1,
  graphiql: false,
  resolvers: {
    Query: {
      labs: async (_, { first }) =>
        (await pool.query({ name: "labs", text: "select id from peer.lab order by id limit $1", values: [first ?? 1000] })).rows,
    },
  },
  loaders: {
    Lab: { models: many("model", "lab", "id") },
    Model: { cells: many("cell", "model", `id, commitment_key as "commitmentKey", status`, (p) => (p.kind === "EVALUATION" ? "and kind = 'EVALUATION'" : "")) },
    Cell: { reasons: many("reason", "cell", `id, sentence, relates_to as "relatesTo"`) },
    Reason: { below: many("below", "reason", `id, relates_to as "relatesTo"`) },
    Below: { evidence: many("evidence", "below", `relates_to as "relatesTo"`) },
  },
});
await app.listen({ port: Number(process.env.PORT), host: "127.0.0.1" });
