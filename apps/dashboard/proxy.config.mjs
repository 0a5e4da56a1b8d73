/** While developing, the dev server answers for the dashboard and hands everything else to the API. */
const target = `http://127.0.0.1:${process.env.API_PORT ?? 3000}`;

export default { '/api': { target }, '/health': { target } };
