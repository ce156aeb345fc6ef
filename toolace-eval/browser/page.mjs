// What is looked at inside of an open page. Each function runs in the browser, and returns what is wrong.

/** Views that are missing or have no size, and charts without marks. */
export function views() {
  const wrong = [];
  for (const id of ['summary', 'categories', 'rounds', 'cost', 'confusion', 'changed', 'wrong', 'more',
    'configuration']) {
    const box = document.getElementById(id)?.getBoundingClientRect();
    if (!box || box.width < 200 || box.height < 30) wrong.push(`view ${id} has no size`);
  }
  for (const svg of document.querySelectorAll('svg')) {
    const box = svg.getBoundingClientRect();
    if (box.width < 80 || box.height < 10) wrong.push(`a picture is ${box.width} x ${box.height}`);
    if (!svg.closest('[aria-hidden]') && !svg.getAttribute('aria-label')) wrong.push('a picture has no label');
  }
  return wrong;
}

/** What sticks out to the right, unless it scrolls by itself. */
export function overflow() {
  const wide = document.documentElement.clientWidth;
  const whole = document.documentElement.scrollWidth;
  const wrong = whole > wide ? [`the page is ${whole} wide`] : [];
  for (const element of document.querySelectorAll('body *')) {
    const box = element.getBoundingClientRect();
    if (box.right > wide + 1 && box.width > 0 && !element.closest('.scroll')) {
      wrong.push(`${element.tagName} ${element.getAttribute('class') ?? ''} ends at ${Math.round(box.right)}`);
    }
  }
  return wrong.slice(0, 5);
}

/** Texts, and marks of charts, whose contrast is below WCAG's level AA. */
export function contrast() {
  const parse = (color) => {
    const [r, g, b, a = 1] = color.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
    return { r, g, b, a };
  };
  const over = (top, under) => ({
    r: top.r * top.a + under.r * (1 - top.a), g: top.g * top.a + under.g * (1 - top.a),
    b: top.b * top.a + under.b * (1 - top.a), a: 1,
  });
  const behind = (element) => {
    if (!element) return { r: 255, g: 255, b: 255, a: 1 };
    const own = parse(getComputedStyle(element).backgroundColor);
    return own.a === 1 ? own : over(own, behind(element.parentElement));
  };
  const luminance = ({ r, g, b }) => [r, g, b].map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ratio = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const found = new Map();
  const check = (element, color, least, what) => {
    const background = behind(element);
    const has = ratio(over(parse(color), background), background);
    if (has < least) found.set(what, `${what} has a contrast of ${has.toFixed(2)}, below ${least}`);
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    const style = getComputedStyle(element);
    const tag = element.tagName.toLowerCase();
    if (!node.data.trim() || !element.getClientRects().length || tag === 'title') continue;
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const color = element instanceof SVGElement ? style.fill : style.color;
    check(element, color, large ? 3 : 4.5, `text in ${tag}.${element.getAttribute('class') ?? ''}`);
  }
  for (const mark of document.querySelectorAll('rect, circle')) {
    check(mark.ownerSVGElement, getComputedStyle(mark).fill, 3, `mark ${mark.getAttribute('class')}`);
  }
  for (const mark of document.querySelectorAll('.whisker, .joint, .base')) {
    check(mark.ownerSVGElement, getComputedStyle(mark).stroke, 3, `line ${mark.getAttribute('class')}`);
  }
  return [...found.values()];
}

/** Anything that could run, load or leave: a report has none, whatever its texts say. */
export function intruders() {
  const bad = 'script, img, iframe, object, embed, link, base, form, input, audio, video, foreignObject';
  const wrong = [...document.querySelectorAll(bad)].map((element) => `there is an element ${element.tagName}`);
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (/^on|^style$|^src|^srcdoc$|^action$/i.test(name) || (/href$/i.test(name) && !value.startsWith('#'))) {
        wrong.push(`${element.tagName} has an attribute ${name}`);
      }
    }
  }
  if (document.querySelectorAll('head > style').length !== 1 || document.querySelectorAll('style').length !== 1) {
    wrong.push('there is another style');
  }
  if (!document.querySelector('meta[http-equiv=Content-Security-Policy]')) wrong.push('there is no security policy');
  return wrong;
}
