// A WebSocket server for interop tests, over Node's ws. Prints its port; ends with its input. The argument "deflate" turns compression on.
const { WebSocketServer } = require('ws');

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, maxPayload: 64 * 1024 * 1024, perMessageDeflate: process.argv[2] === 'deflate' ? { threshold: 0 } : false });
server.on('listening', () => console.log(server.address().port));
process.stdin.on('end', () => process.exit(0)).resume();

server.on('connection', socket => {
  socket.on('pong', payload => socket.send('pong ' + payload));
  socket.on('message', (data, isBinary) => {
    const text = isBinary ? '' : data.toString();
    const [command, argument] = text.split(' ');
    if (command === 'parts') {
      for (let i = 0; i < argument; i++) socket.send(`part ${i} `, { fin: i === argument - 1 });
    } else if (command === 'ping') {
      socket.ping(argument);
    } else if (command === 'close') {
      socket.close(Number(argument), 'as you wish');
    } else {
      socket.send(data, { binary: isBinary });
    }
  });
});
