// Lambda's runtime loop for Node, as far as one handler needs it: load, fetch an event, run, report, again.
'use strict';
const http = require('http');
const https = require('https');
const path = require('path');

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const root = '/2018-06-01/runtime/';

// The handler drops the port of the ResponseURL, which is always 443 on S3.
https.globalAgent.defaultPort = Number(process.env.RESPONSE_PORT);

function request(method, target, body) {
  return new Promise((resolve, reject) => {
    const call = http.request({ host, port, method, path: root + target }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks).toString() }));
    });
    call.on('error', reject);
    call.end(body);
  });
}

async function main() {
  const [file, name] = process.env._HANDLER.split('.');
  const handler = require(path.join(process.env.LAMBDA_TASK_ROOT, file))[name];
  for (;;) {
    const event = await request('GET', 'invocation/next');
    const id = event.headers['lambda-runtime-aws-request-id'];
    try {
      const result = await handler(JSON.parse(event.body), { logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME });
      await request('POST', `invocation/${id}/response`, JSON.stringify(result ?? null));
    } catch (e) {
      await request('POST', `invocation/${id}/error`, JSON.stringify({ errorMessage: String(e) }));
    }
  }
}

main();
