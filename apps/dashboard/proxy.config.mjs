/** While developing, the dev server answers for the dashboard and hands everything else to the API. */
const target = `http://localhost:${process.env.API_PORT ?? 3000}`;

export default { '/api': { target }, '/health': { target } };
