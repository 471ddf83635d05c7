/** Puts a chosen certificate file into its form as text: forms with files are taken at few doors, and this one is small. */

const form = document.getElementById('bring');
const chosen = document.getElementById('bring-file');

chosen.addEventListener('change', async () => {
  const send = form.querySelector('button');
  send.disabled = true;
  form.elements.file.value = '';
  const [file] = chosen.files;
  if (file && file.size <= 64 * 1024) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    form.elements.file.value = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  }
  chosen.setCustomValidity(file && file.size > 64 * 1024 ? '文件太大，不像是证书文件' : '');
  send.disabled = false;
});
