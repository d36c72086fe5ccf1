// Sealing: a text becomes a block of letters that one journal alone can open. All of the mathematics is tweetnacl's.
// A block: version 1 | 8 bytes that name the key | fresh public key, 32 | nonce, 24 | box of crypto_box.

var SEAL_VERSION = 1;
var BLOCK = 1024; // what is sealed is filled up to whole blocks, so that its length tells little

function bytesOfHex(hex) {
  var found = new Uint8Array(hex.length / 2);
  for (var n = 0; n < found.length; n += 1) { found[n] = parseInt(hex.substr(2 * n, 2), 16); }
  return found;
}

function hexOf(bytes) {
  var found = "";
  for (var n = 0; n < bytes.length; n += 1) { found += ("0" + bytes[n].toString(16)).slice(-2); }
  return found;
}

function bytesOfText(text) {
  var raw = unescape(encodeURIComponent(text));
  var filled = new Uint8Array(Math.ceil(raw.length / BLOCK) * BLOCK);
  for (var n = 0; n < filled.length; n += 1) { filled[n] = n < raw.length ? raw.charCodeAt(n) : 32; }
  return filled;
}

function wipe(bytes) { for (var n = 0; n < bytes.length; n += 1) { bytes[n] = 0; } }

function nameOfKey(key) { return nacl.hash(key).subarray(0, 8); }

function joined(parts) {
  var length = 0, at = 0;
  parts.forEach(function (part) { length += part.length; });
  var whole = new Uint8Array(length);
  parts.forEach(function (part) { whole.set(part, at); at += part.length; });
  return whole;
}

function base64Of(bytes) {
  var raw = "";
  for (var n = 0; n < bytes.length; n += 1) { raw += String.fromCharCode(bytes[n]); }
  return btoa(raw);
}

function sealedBytes(content, key, secret, nonce) {
  var own = nacl.box.keyPair.fromSecretKey(secret);
  var box = nacl.box(content, nonce, key, secret);
  return joined([new Uint8Array([SEAL_VERSION]), nameOfKey(key), own.publicKey, nonce, box]);
}

function seal(text, key) {
  var content = bytesOfText(text);
  var secret = nacl.randomBytes(32);
  var block = base64Of(sealedBytes(content, key, secret, nacl.randomBytes(24)));
  wipe(content);
  wipe(secret);
  return "[reflect-pocket begin]\n" + block.replace(/(.{64})/g, "$1\n").trim() + "\n[reflect-pocket end]\n";
}

// Tries the public test vector, and the random numbers, before anything can be typed. Any doubt means no.
function sealWorks(vector, key, name) {
  try {
    var source = window.crypto || window.msCrypto;
    if (!source || !source.getRandomValues || typeof btoa !== "function") { return false; }
    var one = nacl.randomBytes(32), other = nacl.randomBytes(32);
    if (hexOf(one) === hexOf(other) || hexOf(one) === hexOf(new Uint8Array(32))) { return false; }
    var public_ = bytesOfHex(vector.public), nonce = bytesOfHex(vector.nonce);
    var content = bytesOfText(vector.words);
    var made = sealedBytes(content, public_, bytesOfHex(vector.fresh_secret), nonce);
    if (hexOf(nacl.hash(made)) !== vector.sha512) { return false; }
    var box = made.subarray(65), from = made.subarray(9, 41);
    var opened = nacl.box.open(box, nonce, from, bytesOfHex(vector.secret));
    if (!opened || hexOf(opened) !== hexOf(content)) { return false; }
    box[box.length - 1] = box[box.length - 1] ^ 1;
    if (nacl.box.open(box, nonce, from, bytesOfHex(vector.secret)) !== null) { return false; }
    return key.length === 32 && hexOf(nameOfKey(key)) === name;
  } catch (error) {
    return false;
  }
}
