/**
 * Who may import whom: the table of the architecture as rules. A room is a top folder, or a folder of src/.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const contract = '^supabase/functions/_shared/contract/'
const ours = '^(src|vite|local|e2e|load|catalog|deploy|docs|supabase)/'

/** Files of a room may import these rooms, their own room, the contract and packages; nothing else. */
const mayImport = (name, from, rooms, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: ours, pathNot: [contract, from, ...rooms] },
})

const [features, wire, model, ui, lib, messages] = [
  '^src/features/',
  '^src/wire/',
  '^src/model/',
  '^src/ui/',
  '^src/lib/',
  '^src/messages/',
]

const functions = '^supabase/functions/'
/** Tests, and what they share, reach the stack that a function runs on. */
const proofs = '\\.(test|fixture)\\.ts$|^supabase/functions/tests/'

const rooms = [
  mayImport(
    'src-alone',
    '^src/',
    [],
    'The shop in the browser stands alone, but for the contract of the functions.',
  ),
  mayImport(
    'routes',
    '^src/routes/',
    [features, ui, model, lib, messages, '^src/styles/'],
    'A page is put together from features.',
  ),
  mayImport(
    'features',
    '^src/features/',
    [wire, ui, model, lib, messages, '^src/styles/'],
    'Features read and write through wire; a part that loads late brings its look along.',
  ),
  mayImport(
    'wire',
    wire,
    [model, lib, '^src/sw/messages\\.ts$'],
    'The network knows the words of the shop, never its screens.',
  ),
  mayImport('model', model, [lib], 'The rules of a shop are pure.'),
  mayImport(
    'ui',
    ui,
    [lib],
    'A control knows no router, no query, no shop: words come in as props.',
  ),
  mayImport('lib', lib, [], 'Leaves.'),
  mayImport('messages', messages, [], 'Words import nothing.'),
  mayImport('inline', '^src/inline/', [model, lib], 'What runs before the app must stay tiny.'),
  mayImport('sw', '^src/sw/', [model, lib], 'The worker only routes events.'),
  mayImport(
    'vite',
    '^vite/',
    ['^src/entry-server\\.tsx$'],
    'The build knows the shop through its server entry.',
  ),
  mayImport(
    'local',
    '^local/',
    [
      '^deploy/(product-fallback|edge/product)\\.ts$',
      '^vite/(build-shop|read-catalog|run-limited)\\.ts$',
    ],
    'It runs the build, knows what goes into one, and answers for a young product as the static host does; else over HTTP or as files.',
  ),
  mayImport(
    'e2e',
    '^e2e/',
    [
      '^local/(install-browser|free-port|build-shop|settings|server/(listen|static-site)|realtime/bench/watch-process)\\.ts$',
    ],
    'It visits the shop over HTTP; the browser it does that with, free ports, how a build is made and served, and what a process costs, are known by local.',
  ),
  ...['catalog', 'load', 'deploy'].map((room) =>
    mayImport(room, `^${room}/`, [], 'Beside the shop: it is reached over HTTP or as files.'),
  ),
  mayImport('contract', contract, [], 'Both sides import the contract, so it imports nothing.'),
]

export default {
  forbidden: [
    ...rooms,
    {
      name: 'no-circle',
      comment: 'Files in a circle cannot be read, tested or split apart.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'features-apart',
      comment: 'A feature never knows another: what they share belongs to wire, model or ui.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/([^/]+)/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'worker-by-messages',
      comment: 'The page shares one file with the service worker.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/sw/' },
      to: { path: '^src/sw/', pathNot: '^src/sw/messages\\.ts$' },
    },
    {
      name: 'nothing-imports-app',
      comment: 'app stands above all other rooms; only the two entries import it.',
      severity: 'error',
      from: { pathNot: '^src/(app/|main\\.tsx$|entry-server\\.tsx$)' },
      to: { path: '^src/(app/|main\\.tsx$)' },
    },
    {
      name: 'production-without-local',
      comment: 'A base URL alone selects a local service; production never imports one.',
      severity: 'error',
      from: { path: '^(src|vite|supabase/functions|deploy)/', pathNot: proofs },
      to: { path: '^(local|e2e|load)/' },
    },
    {
      name: 'functions-alone',
      comment: 'What is deployed is the folder of the functions, and nothing around it.',
      severity: 'error',
      from: { path: functions, pathNot: proofs },
      to: { path: ours, pathNot: functions },
    },
    {
      name: 'functions-apart',
      comment: 'Each function is deployed by itself: what two of them need is shared in _shared.',
      severity: 'error',
      from: { path: `${functions}([^/]+)/`, pathNot: proofs },
      to: { path: `${functions}[^_/]+/`, pathNot: `${functions}$1/` },
    },
    {
      name: 'handlers-by-ports',
      comment:
        'A handler reaches the world through the ports of the domain, which its index fills.',
      severity: 'error',
      from: { path: `${functions}[^_/]+/`, pathNot: `/index\\.ts$|${proofs}` },
      to: { path: `${functions}_shared/(providers|store)/` },
    },
    {
      name: 'domain-pure',
      comment: 'Rules do not know who carries them out.',
      severity: 'error',
      from: { path: `${functions}_shared/domain/`, pathNot: proofs },
      to: { path: `${functions}_shared/(providers|store|http)/` },
    },
    {
      name: 'http-by-the-domain',
      comment: 'Between HTTP and handlers stands nothing of one company or one table.',
      severity: 'error',
      from: { path: `${functions}_shared/http/`, pathNot: proofs },
      to: { path: `${functions}_shared/(providers|store)/` },
    },
    {
      name: 'adapters-by-port-types',
      comment: 'Adapters know the port they fill and the contract, not HTTP as we serve it.',
      severity: 'error',
      from: { path: `${functions}_shared/(providers|store)/`, pathNot: proofs },
      to: { path: `${functions}_shared/http/` },
    },
    {
      name: 'adapters-apart',
      comment: 'A company can be replaced without a look at the others.',
      severity: 'error',
      from: { path: `${functions}_shared/(providers/[^/]+|store)/`, pathNot: proofs },
      to: {
        path: `${functions}_shared/(providers/[^/]+|store)/`,
        pathNot: `${functions}_shared/$1/`,
      },
    },
    {
      name: 'shipped-packages',
      comment: 'What a visitor downloads stands under dependencies.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/(@types|vite)/' },
    },
    {
      name: 'resolvable',
      comment: 'An import of nothing.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.cache|\\.data)/' },
    moduleSystems: ['es6'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css', '.sql'],
    },
  },
}
