"use strict";
(() => {
  const form = document.getElementById("form");
  const field = document.getElementById("passphrase");
  const button = document.getElementById("open");
  const told = document.getElementById("told");
  const closed = document.getElementById("closed");
  const bytes = Uint8Array.from(atob(closed.textContent.trim()), (sign) => sign.charCodeAt(0));
  const salt = bytes.slice(0, 16);
  const nonce = bytes.slice(16, 28);
  const rest = bytes.slice(28);

  const tell = (words) => { told.textContent = words; };

  // As it was taken when the page was locked: only letters and figures count, for whoever was told the words on the phone.
  const asTyped = (given) =>
    given.normalize("NFKC").replace(/[\x00-\/:-@[-`{-\xbf\u2000-\u206f\u2212\u3000-\u303f\ufeff]+/g, "").replace(/[A-Z]/g, (c) => c.toLowerCase());

  const unlock = async (given) => {
    const words = new TextEncoder().encode(asTyped(given));
    const known = await crypto.subtle.importKey("raw", words, "PBKDF2", false, ["deriveKey"]);
    const key = await crypto.subtle.deriveKey(
      { name: "PBKDF2", hash: "SHA-256", salt, iterations: Number(closed.dataset.rounds) },
      known, { name: "AES-GCM", length: 256 }, false, ["decrypt"],
    );
    const open = await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce }, key, rest);
    return new TextDecoder().decode(open);
  };

  // Scripts in a page that is made this way never run.
  const show = (page) => {
    const opened = new DOMParser().parseFromString(page, "text/html").documentElement;
    document.replaceChild(document.adoptNode(opened), document.documentElement);
    const title = document.querySelector("h1");
    if (title) {
      title.tabIndex = -1;
      title.style.outline = "none";
      title.focus({ preventScroll: true });
    }
    window.scrollTo(0, 0);
  };

  if (!window.crypto || !crypto.subtle) {
    button.disabled = true;
    tell(form.dataset.tooOld);
    return;
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (button.disabled) { return; }
    if (field.value === "") { tell(form.dataset.empty); field.focus(); return; }
    button.disabled = true;
    tell(form.dataset.waits);
    unlock(field.value).then(show, () => {
      button.disabled = false;
      tell(form.dataset.wrong);
      field.focus();
      field.select();
    });
  });
})();
