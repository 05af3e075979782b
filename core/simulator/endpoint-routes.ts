import { readChange, readNew } from './endpoint-fields.ts'
import { type EndpointStore, showEndpoint } from './endpoint-store.ts'
import { type Reply, type Route, refusal } from './reply.ts'
import { voices } from './voices.ts'

const notFound = (): Reply => refusal(404, 'No webhook endpoint matches the given id.')

/** The documented REST API: webhook endpoints and voices. There is no GET of a single endpoint. */
export const endpointRoutes = (endpoints: EndpointStore): Route[] => [
  {
    method: 'GET',
    path: '/v1/developer/webhook-endpoints',
    handle: () => ({ status: 200, body: endpoints.list().map(showEndpoint) }),
  },
  {
    method: 'POST',
    path: '/v1/developer/webhook-endpoints',
    handle: ({ body }) => {
      const { fields, errors } = readNew(body)
      if (!fields) return { status: 400, body: errors }
      const endpoint = endpoints.create(fields)
      return { status: 201, body: { ...showEndpoint(endpoint), secret: endpoint.secret } }
    },
  },
  {
    method: 'PATCH',
    path: '/v1/developer/webhook-endpoints/:id',
    handle: ({ id, body }) => {
      if (!endpoints.has(id)) return notFound()
      const { fields, errors } = readChange(body)
      if (Object.keys(errors).length > 0) return { status: 400, body: errors }
      const endpoint = endpoints.change(id, fields)
      return endpoint ? { status: 200, body: showEndpoint(endpoint) } : notFound()
    },
  },
  {
    method: 'DELETE',
    path: '/v1/developer/webhook-endpoints/:id',
    handle: ({ id }) => (endpoints.remove(id) ? { status: 204 } : notFound()),
  },
  { method: 'GET', path: '/v1/voices', handle: () => ({ status: 200, body: voices }) },
]
