const names = ['system', 'light', 'dark'];

/** The button that goes from the system's theme to light to dark. */
export function setUpTheme(changed) {
  const button = document.getElementById('theme');
  let theme = names.includes(localStorage.getItem('theme')) ? localStorage.getItem('theme') : 'system';
  const apply = () => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    button.textContent = `Theme: ${theme}`;
    changed();
  };
  button.addEventListener('click', () => {
    theme = names[(names.indexOf(theme) + 1) % names.length];
    localStorage.setItem('theme', theme);
    apply();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
  apply();
}
