// Draws each chart from the table that stands beneath it: same numbers, same links.
'use strict';
(() => {
  const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const dashes = [[], [6, 3], [2, 3], [10, 4], [8, 3, 2, 3], [1, 3], [12, 3, 3, 3], [4, 4]];
  const points = ['circle', 'rectRot', 'triangle', 'rect', 'star', 'crossRot', 'cross', 'dash'];
  const drawn = [];

  function read(table) {
    const head = [...table.tHead.rows[0].cells].slice(1).map(cell => cell.textContent);
    const rows = [...table.tBodies[0].rows].map(row => ({
      label: row.cells[0].dataset.label,
      open: row.dataset.open === 'true',
      before: row.dataset.before === 'true',
      cells: [...row.cells].slice(1).map(cell => ({
        value: cell.dataset.value === '' ? null : Number(cell.dataset.value),
        text: cell.textContent.trim().replace(/\s+/g, ' '),
        link: cell.querySelector('a')?.getAttribute('href'),
      })),
    }));
    return { head, rows };
  }

  function datasets(form, { head, rows }) {
    const colour = column => style('--c' + (column % 8 + 1));
    const line = column => ({
      label: head[column],
      data: rows.map(row => row.cells[column].value),
      borderColor: colour(column),
      backgroundColor: colour(column),
      borderWidth: 2.5,
      borderDash: dashes[column % 8],
      pointStyle: points[column % 8],
      pointRadius: rows.length > 60 ? 2 : 4,
      pointHoverRadius: 7,
      pointHitRadius: 12,
      pointBackgroundColor: rows.map(row => row.open || row.before ? style('--sheet') : colour(column)),
      segment: { borderDash: step => rows[step.p1DataIndex].open || rows[step.p0DataIndex].before ? [3, 4] : undefined },
      tension: 0,
    });
    if (form === 'bar') {
      return head.map((label, column) => ({
        label,
        data: rows.map(row => row.cells[column].value),
        backgroundColor: rows.map(row => row.open || row.before ? colour(column) + '80' : colour(column)),
        borderColor: style('--sheet'),
        borderWidth: 1,
        stack: 'all',
        maxBarThickness: 56,
      }));
    }
    if (form === 'band') {
      const edge = { pointRadius: 0, borderWidth: 1, borderDash: [2, 3], borderColor: style('--soft'), pointHitRadius: 0 };
      return [
        { ...line(0), borderDash: [] },
        { ...line(1), ...edge },
        { ...line(2), ...edge, fill: '-1', backgroundColor: style('--c1') + '2e' },
        { ...line(3), borderDash: [2, 3], borderColor: style('--c2'), backgroundColor: style('--c2'), pointStyle: 'rectRot',
          pointBackgroundColor: style('--c2') },
      ];
    }
    return form === 'first' ? [line(0)] : head.map((label, column) => line(column));
  }

  // Otherwise it has the look of the first period, which may be faint.
  function legend(form, chart) {
    return Chart.defaults.plugins.legend.labels.generateLabels(chart).map(label => ({
      ...label,
      fillStyle: form === 'bar' ? style('--c' + (label.datasetIndex % 8 + 1)) : label.strokeStyle,
    }));
  }

  function draw(canvas) {
    const table = document.getElementById(canvas.dataset.table);
    const numbers = read(table);
    const form = canvas.dataset.form;
    const share = canvas.dataset.share === 'true';
    const shown = new Intl.NumberFormat(canvas.dataset.language, share ? { style: 'percent', maximumFractionDigits: 1 } : {});
    canvas.closest('.picture').hidden = false;
    const links = numbers.rows.some(row => row.cells.some(cell => cell.link));
    canvas.closest('figure').querySelector('.hint').hidden = !links;
    const grid = { color: style('--line') };
    const ticks = { color: style('--soft'), font: { family: style('--sans'), size: 12 } };
    const reach = element => numbers.rows[element.index]?.cells[element.datasetIndex]?.link;
    drawn.push(new Chart(canvas, {
      type: form === 'bar' ? 'bar' : 'line',
      data: {
        labels: numbers.rows.map(row => row.open ? [row.label, '(' + canvas.dataset.open + ')'] : row.before ? '◁ ' + row.label : row.label),
        datasets: datasets(form, numbers),
      },
      options: {
        locale: canvas.dataset.language,
        animation: false,
        maintainAspectRatio: false,
        interaction: { mode: 'nearest', intersect: form === 'bar' },
        spanGaps: false,
        scales: {
          x: { grid: { display: false }, ticks: { ...ticks, maxRotation: 0, autoSkipPadding: 16 }, stacked: form === 'bar' },
          y: { beginAtZero: true, suggestedMax: share ? undefined : 1, stacked: form === 'bar', grid, border: { display: false },
            max: share && form === 'bar' ? 1 : undefined,
            ticks: { ...ticks, precision: share || form === 'band' ? undefined : 0, callback: value => shown.format(value) } },
        },
        plugins: {
          legend: { position: 'top', align: 'start',
            labels: { generateLabels: chart => legend(form, chart), color: style('--ink'),
              usePointStyle: form !== 'bar', boxWidth: 14, boxHeight: 10, padding: 14,
              font: { family: style('--sans'), size: 13 } } },
          tooltip: { callbacks: {
            title: at => numbers.rows[at[0].dataIndex].label + (numbers.rows[at[0].dataIndex].open ? ' (' + canvas.dataset.open + ')' : ''),
            label: at => ' ' + at.dataset.label + canvas.dataset.colon + ' ' + numbers.rows[at.dataIndex].cells[at.datasetIndex].text,
          } },
        },
        onHover: (event, at) => { event.native.target.style.cursor = at.length && reach(at[0]) ? 'pointer' : 'default'; },
        onClick: (event, at) => { if (at.length && reach(at[0])) { window.location.assign(reach(at[0])); } },
      },
    }));
  }

  function drawAll() {
    drawn.splice(0).forEach(chart => chart.destroy());
    document.querySelectorAll('canvas[data-table]').forEach(draw);
  }
  drawAll();
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
  window.addEventListener('beforeprint', () => drawn.forEach(chart => chart.resize()));
})();
