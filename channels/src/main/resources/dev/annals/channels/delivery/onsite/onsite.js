/* Annals on site: <script src="https://annals.example/v1/onsite.js" data-key="WRITE_KEY" data-token="JWT" async></script> */
(function (w, d) {
  var s = d.currentScript, at = function (n) { return s.getAttribute('data-' + n); },
    url = new URL(s.src).origin + '/v1/onsite', own = 'annals_anonymous_id';

  /* The id that Segment's library keeps, or one of our own. */
  function id() {
    try {
      var l = w.localStorage, found = l.getItem('ajs_anonymous_id') || l.getItem(own);
      if (!found) l.setItem(own, found = w.crypto.randomUUID());
      return found.replace(/"/g, '');
    } catch (e) { return null; }
  }

  function seen(c) { if (c && !c.done) { c.done = 1; new Image().src = c.seen; } }

  /* Fills [data-annals="text"], [data-annals="subject"] ... as text, and links; never as HTML. */
  function show(r) {
    var c = r.content, any = 0;
    d.documentElement.setAttribute('data-annals-segments', r.segments.join(' '));
    d.querySelectorAll('[data-annals]').forEach(function (e) {
      var n = e.getAttribute('data-annals'), v = c && (c[n] || c.fields[n]);
      if (typeof v != 'string') return;
      e.textContent = v; e.hidden = false; any = 1;
      if (c.link && e.tagName == 'A') e.href = c.link;
    });
    if (any) seen(c);
    d.dispatchEvent(new CustomEvent('annals', { detail: r }));
    return r;
  }

  /* annals.decide({token}) asks again, as after a sign-in; annals.seen(content) tells that a page showed it by itself. */
  function decide(o) {
    return fetch(url, { method: 'POST', body: JSON.stringify({
      writeKey: at('key'), anonymousId: id(), token: o && o.token || at('token') || undefined
    }) }).then(function (a) { if (!a.ok) throw new Error('Annals answers ' + a.status); return a.json(); }).then(show);
  }

  w.annals = { decide: decide, seen: seen };
  w.annals.ready = decide();
  w.annals.ready.catch(function () {});
})(window, document);
